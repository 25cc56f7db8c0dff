//! The program as a function of its arguments, so that the measuring programs can start the very same server.

use std::process::ExitCode;
use std::sync::Arc;

use crate::arguments::{Arguments, Command, HELP};
use crate::launch::{Listeners, serve};
use crate::sandbox::{Sandbox, StartError};

/// Runs the sandbox with the words after the program's name until Ctrl-C.
pub fn program(words: impl Iterator<Item = String>) -> ExitCode {
    match Arguments::read(words) {
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Command::Run(arguments)) => match run(*arguments) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error.to_string()),
        },
        Err(problem) => fail(&format!("{problem}\nSee --help.")),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("sandbox: {message}");
    ExitCode::FAILURE
}

#[tokio::main]
async fn run(arguments: Arguments) -> Result<(), StartError> {
    let port = arguments.port;
    let options = arguments.into_options()?;
    let listeners = Listeners::bind(port).await?;
    let sandbox = Arc::new(Sandbox::open(options, listeners.addresses()?)?);
    let address = sandbox.addresses().host.clone();
    let sell = sandbox.addresses().sell.clone();
    tokio::select! {
        result = serve(listeners, sandbox) => result,
        () = announce(&address, &sell) => Ok(()),
    }
}

/// The listeners are bound before this is printed: a client that connects now is answered.
async fn announce(host: &str, sell: &str) {
    println!("Sell API: {sell}");
    println!("Ready: {host}");
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("sandbox: Ctrl-C cannot be heard ({error}); end the process otherwise.");
        std::future::pending::<()>().await;
    }
}
