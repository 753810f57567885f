using System.Text;
using NdisConformance.Host.Kernel;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Standard output and standard error of the tool.</summary>
/// <param name="results">Standard output: the report.</param>
/// <param name="messages">Standard error.</param>
/// <param name="areApart">True if nobody sees both as one text, so that what both need is written to both.</param>
/// <param name="isColored">True if errors have a colour.</param>
internal sealed class Output(Stream results, Stream messages, bool areApart, bool isColored = false)
{
    /// <summary>Standard output: the report. LF and UTF-8, so that a document is the same bytes everywhere.</summary>
    public TextWriter Results { get; } = Writer(results);

    /// <summary>Standard error.</summary>
    public TextWriter Messages { get; } = Writer(messages);

    public static Output OfConsole()
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            // Its own code page has other characters.
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new Output(
            Console.OpenStandardOutput(),
            Console.OpenStandardError(),
            Console.IsOutputRedirected,
            Terminal.IsColored(Console.IsErrorRedirected));
    }

    public void Error(string message) => Say("error:", message, Ink.Bad);

    public void Warning(string message) => Say("warning:", message, Ink.Warning);

    /// <summary>Where progress goes, so that a document keeps standard output for itself.</summary>
    public TextWriter ProgressOf(IReportFormat format) => format.IsDocument ? Messages : Results;

    /// <summary>Runs a command and writes its result. A failure is reported and becomes the exit code.</summary>
    public int Report<T>(
        IReportOf<T> format, Func<T> command, Func<T, ExitCode> exitCode, ReportStyle? style = null)
        => Guard(format, () =>
        {
            T result = command();
            Write(format, result, style ?? ReportStyle.Usual);
            return (int)exitCode(result);
        });

    /// <summary>
    /// Runs a command and writes its result to a file, or, as bytes, to standard output. A failure is reported and
    /// becomes the exit code.
    /// </summary>
    /// <param name="format">The format, of bytes or of text.</param>
    /// <param name="path">The file; null for standard output, if that is no terminal.</param>
    /// <param name="command">The command.</param>
    /// <param name="exitCode">The exit code of its result.</param>
    public int ReportTo<T>(IReportFormat format, string? path, Func<T> command, Func<T, ExitCode> exitCode)
        => Guard(format, () =>
        {
            if (path is null && !areApart)
            {
                throw new ConfigurationException(
                    $"{format.Name} is binary: name a file with --to FILE, or redirect the output");
            }

            T result = command();
            using MemoryStream bytes = new();
            if (format is IBinaryReportOf<T> binary)
            {
                binary.Write(bytes, result);
            }
            else
            {
                using StreamWriter text = Writer(bytes);
                ((IReportOf<T>)format).Write(text, result, ReportStyle.Usual);
            }

            if (path is null)
            {
                Write(() => results.Write(bytes.ToArray()), isApart: false);
            }
            else
            {
                OutputFile.Write(Path.GetFullPath(path), bytes.ToArray(), "give another file");
            }

            return (int)exitCode(result);
        });

    /// <summary>Writes a report.</summary>
    /// <param name="format">Its form.</param>
    /// <param name="result">What it is about.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="isApart">True for standard error, because standard output has another one.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write<T>(IReportOf<T> format, T result, ReportStyle style, bool isApart = false)
        => Write(() => format.Write(isApart ? Messages : Results, result, style), isApart);

    /// <summary>
    /// States an error that the report of a command has as well, or may have, where nobody sees both together.
    /// </summary>
    public void ErrorOf(IReportFormat format, string message, string? fix = null)
    {
        if (format.IsDocument || areApart)
        {
            Error(message);
            Fix(fix);
        }
    }

    /// <summary>Runs a part of the tool. A failure is reported and becomes the exit code.</summary>
    /// <param name="format">The format of the report; null as long as that is not known.</param>
    /// <param name="part">The part; gives the exit code.</param>
    public int Guard(IReportFormat? format, Func<int> part)
    {
        try
        {
            return part();
        }
        catch (PluginLoadException exception)
        {
            return Fail(format, ExitCode.PluginNotLoaded, exception.Message, exception.Fix);
        }
        catch (ConfigurationException exception)
        {
            return Fail(format, ExitCode.BadInput, exception.Message);
        }
        catch (NothingMatchedException exception)
        {
            return Fail(format, ExitCode.NothingMatched, exception.Message);
        }
        catch (MissingShardException exception)
        {
            return Fail(format, ExitCode.MissingShard, exception.Message);
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

    private static void Write(Action write, bool isApart)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the report cannot be written to standard {(isApart ? "error" : "output")}: "
                + $"{exception.Message.TrimEnd('.')}; see where that goes");
        }
    }

    private void Say(string kind, string message, string ink)
    {
        string text = $"{kind} {Visible(message)}";
        Messages.WriteLine(isColored ? Ink.Paint(text, kind, ink) : text);
    }

    private static StreamWriter Writer(Stream stream)
        => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    // Control characters that somebody gave must not steer a terminal.
    private static string Visible(string message)
        => string.Join('\n', message.ReplaceLineEndings("\n").Split('\n').Select(DriverText.Escape));

    private int Fail(IReportFormat? format, ExitCode code, string message, string? fix = null)
    {
        try
        {
            Error(message);
            Fix(fix);
            format?.WriteError(Results, code, fix is null ? message : $"{message}; {fix}");
        }
        catch (IOException)
        {
            // Nobody reads any more, or the disk of a redirected output is full. The exit code still says it.
        }

        return (int)code;
    }

    private void Fix(string? fix)
    {
        if (fix is not null)
        {
            Messages.WriteLine("  fix: " + Visible(fix));
        }
    }
}
