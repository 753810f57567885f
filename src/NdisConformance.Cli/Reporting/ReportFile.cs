using System.Globalization;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Writes reports into files.</summary>
internal static class ReportFile
{
    /// <summary>Writes all that is known.</summary>
    /// <exception cref="ConfigurationException">There can be no such file.</exception>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public static void Write<T>(string path, IReportOf<T> format, T content)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        format.Write(text, content, ReportStyle.Usual with { IsVerbose = true });
        OutputFile.Write(path, text.ToString());
    }

    /// <summary>Tries to write an output of a run, which must not cost the run anything else.</summary>
    /// <param name="what">The option that asks for it.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>Why it could not be written; null if it was.</returns>
    public static OutputFailure? Try(string what, Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (ConfigurationException exception)
        {
            return new OutputFailure(ExitCode.BadInput, $"{what}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new OutputFailure(
                ExitCode.HarnessFailed,
                $"{what}: {exception.Message.TrimEnd('.')}; make room on the disk, or give another place");
        }
    }
}
