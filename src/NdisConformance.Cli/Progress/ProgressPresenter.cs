using NdisConformance.Runner;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>Shows progress: live on a terminal, in plain lines otherwise.</summary>
internal static class ProgressPresenter
{
    /// <param name="lines">Where plain lines go.</param>
    /// <param name="everyScenario">True for a plain line a scenario, false for one a driver.</param>
    /// <param name="work">The work to watch.</param>
    public static T Watch<T>(TextWriter lines, bool everyScenario, Func<IRunObserver, T> work)
    {
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            return work(new PlainProgress(lines, everyScenario));
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
