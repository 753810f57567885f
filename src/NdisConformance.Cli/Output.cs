using System.Text;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Standard output and standard error of the tool.</summary>
internal sealed class Output
{
    public Output()
    {
        // LF and UTF-8 everywhere, so that a document has the same bytes on every machine.
        Results = Writer(Console.OpenStandardOutput());
        Messages = Writer(Console.OpenStandardError());
    }

    /// <summary>Standard output: the report.</summary>
    public TextWriter Results { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Messages { get; }

    public void Error(string message) => Messages.WriteLine("error: " + message);

    /// <summary>Where progress goes, so that a document keeps standard output for itself.</summary>
    public TextWriter ProgressOf(IReportFormat format) => format.IsDocument ? Messages : Results;

    /// <summary>Runs a command and writes its result. A failure is reported and becomes the exit code.</summary>
    public int Report<T>(IReportOf<T> format, Func<T> command, Func<T, ExitCode> exitCode)
    {
        try
        {
            T result = command();
            format.Write(Results, result);
            return (int)exitCode(result);
        }
        catch (PluginLoadException exception)
        {
            return Fail(format, ExitCode.PluginNotLoaded, exception.Message, exception.Mend);
        }
        catch (ConfigurationException exception)
        {
            return Fail(format, ExitCode.BadInput, exception.Message);
        }
        catch (NothingMatchedException exception)
        {
            return Fail(format, ExitCode.NothingMatched, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(format, ExitCode.Cancelled, "cancelled");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(format, ExitCode.HarnessFailed, exception.Message);
        }
        catch (Exception exception)
        {
            return Fail(format, ExitCode.HarnessFailed, $"the harness failed: {exception}");
        }
    }

    private static StreamWriter Writer(Stream stream)
        => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private int Fail(IReportFormat format, ExitCode code, string message, string? fix = null)
    {
        Error(message);
        if (fix is not null)
        {
            Messages.WriteLine("  fix: " + fix);
        }

        format.WriteError(Results, code, fix is null ? message : $"{message}; {fix}");
        return (int)code;
    }
}
