using NdisConformance.Runner;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>Shows progress: live on a terminal, in plain lines otherwise.</summary>
internal static class ProgressPresenter
{
    /// <param name="lines">Where plain lines go.</param>
    /// <param name="detail">How much is shown.</param>
    /// <param name="work">The work to watch.</param>
    public static T Watch<T>(TextWriter lines, ProgressDetail detail, Func<IRunObserver, T> work)
    {
        if (detail == ProgressDetail.None)
        {
            return work(new NoProgress());
        }

        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            return work(new PlainProgress(lines, detail == ProgressDetail.Scenarios));
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
        });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
            .Start(context => work(new LiveProgress(context)));
    }
}
