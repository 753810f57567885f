using System.Text;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Where results, errors and progress go.</summary>
internal sealed class Output
{
    public Output()
    {
        // LF and UTF-8 everywhere, so that a document has the same bytes on every machine.
        Results = Writer(Console.OpenStandardOutput());
        Messages = Writer(Console.OpenStandardError());
    }

    /// <summary>Standard output: the one document, or the report for people.</summary>
    public TextWriter Results { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Messages { get; }

    public void Error(string message) => Messages.WriteLine("error: " + message);

    /// <summary>Runs a command; what goes wrong is told and becomes its exit code.</summary>
    public int Guard(bool json, Func<ExitCode> command)
    {
        try
        {
            return (int)command();
        }
        catch (PluginLoadException exception)
        {
            return Fail(json, ExitCode.PluginNotLoaded, exception.Message, exception.Mend);
        }
        catch (ConfigurationException exception)
        {
            return Fail(json, ExitCode.BadInput, exception.Message);
        }
        catch (NothingMatchedException exception)
        {
            return Fail(json, ExitCode.NothingMatched, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(json, ExitCode.Cancelled, "cancelled");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(json, ExitCode.HarnessFailed, exception.Message);
        }
        catch (Exception exception)
        {
            return Fail(json, ExitCode.HarnessFailed, $"the harness itself failed: {exception}");
        }
    }

    private static StreamWriter Writer(Stream stream)
        => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private int Fail(bool json, ExitCode code, string message, string? mend = null)
    {
        Error(message);
        if (mend is not null)
        {
            Messages.WriteLine("  mend: " + mend);
        }

        if (json)
        {
            Results.Write(JsonReport.OfError(code, mend is null ? message : $"{message}; {mend}"));
        }

        return (int)code;
    }
}
