using System.Globalization;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>
/// What <c>--output</c> keeps of a run: its reports, and a folder for each failure with its trace, its log and the
/// snapshot that was received. Each run makes a new folder; nothing is overwritten.
/// </summary>
internal sealed class ArtifactFolder
{
    private ArtifactFolder(string location) => Location = location;

    /// <summary>The folder of this run.</summary>
    public string Location { get; }

    /// <summary>Makes the folder of a run.</summary>
    /// <param name="parent">Where it is to lie.</param>
    /// <exception cref="ConfigurationException">There can be no folder.</exception>
    public static ArtifactFolder In(string parent)
    {
        if (GivenText.FolderFault(parent) is { } fault)
        {
            throw new ConfigurationException($"--output {Quoted.Path(parent)} {fault}; give a folder");
        }

        for (int number = 1; ; number++)
        {
            string path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"run-{number}"));
            if (!Path.Exists(path))
            {
                try
                {
                    Directory.CreateDirectory(path);
                }
                catch (UnauthorizedAccessException)
                {
                    throw new ConfigurationException(
                        $"--output {Quoted.Path(parent)} is closed to you; give another folder");
                }

                return new ArtifactFolder(path);
            }
        }
    }

    /// <summary>Writes everything: the reports in the formats that can write traces as well.</summary>
    /// <exception cref="ConfigurationException">There can be no such file.</exception>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public void Write(RunReport report, ReportFormats formats)
    {
        foreach (IReportOf<RunReport> format in formats.For<RunReport>().Where(format => format is IReportOf<RunTrace>))
        {
            Write($"report.{format.Ending}", format, report);
        }

        Dictionary<string, int> used = new(StringComparer.OrdinalIgnoreCase);
        // What passed was kept to compare with.
        foreach (RunTrace trace in report.Traces.Where(
            trace => trace.Run is not { Verdict: ScenarioVerdict.Pass, Findings: [] }))
        {
            string folder = Path.Combine(
                trace.Plugin, trace.Driver, trace.Scenario.Replace('/', Path.DirectorySeparatorChar));
            int count = used[folder] = used.GetValueOrDefault(folder) + 1;
            folder = count == 1 ? folder : string.Create(CultureInfo.InvariantCulture, $"{folder}-{count}");
            foreach (IReportOf<RunTrace> format in formats.For<RunTrace>())
            {
                Write(Path.Combine(folder, $"trace.{format.Ending}"), format, trace);
            }

            using StringWriter log = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
            RunLogText.Write(log, trace);
            Write(Path.Combine(folder, "log.txt"), log.ToString());
        }

        foreach (ScenarioResult scenario in report.Result.Scenarios)
        {
            CopyReceived(report.Result.SnapshotFolder, scenario.Snapshot);
        }
    }

    private void CopyReceived(string? snapshots, SnapshotResult snapshot)
    {
        if (snapshots is null || snapshot.State is not (SnapshotState.New or SnapshotState.Changed))
        {
            return;
        }

        string received = SnapshotFiles.ReceivedOf(snapshot.Path);
        string source = Path.Combine(snapshots, received);
        if (File.Exists(source))
        {
            Write(received, File.ReadAllText(source));
        }
    }

    private void Write<T>(string name, IReportOf<T> format, T content)
        => ReportFile.Write(Path.Combine(Location, name), format, content);

    private void Write(string name, string text) => OutputFile.Write(Path.Combine(Location, name), text);
}
