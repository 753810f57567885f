using NdisConformance.Runner;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>Shows that something goes on: live on a terminal, in plain lines otherwise.</summary>
internal static class ProgressPresenter
{
    /// <param name="output">Where to write.</param>
    /// <param name="json">True if standard output is kept for the document.</param>
    /// <param name="everyScenario">True for a plain line a scenario, false for one a driver.</param>
    /// <param name="work">What goes on.</param>
    public static T Watch<T>(Output output, bool json, bool everyScenario, Func<IRunObserver, T> work)
    {
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            return work(new PlainProgress(json ? output.Messages : output.Results, everyScenario));
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
        });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new LiveProgress(context)));
    }
}
