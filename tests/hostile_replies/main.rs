//! What an agent sees of a requester, whatever Sell replies: the whole finding, on the host, over a transport that
//! answers from a script. Some replies are as documented, some are garbled, some are about somebody else.

mod access;
mod account;
mod decisions;
mod drawing;
mod failures;
mod long_lists;
mod money;
mod nobody_elses;
mod pausing;
mod question;
mod remembering;
mod requests;
mod scripted;
mod shelf;
mod twist;
mod whatever_comes;
