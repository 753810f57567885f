using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The options of <c>run</c> that say which reports it writes, and where.</summary>
internal sealed class ReportOptions
{
    private const string Name = "--report";
    private const char Separator = '=';

    // A report is written under another name, which is then renamed: that would replace a device.
    private static readonly string[] Devices = ["/dev/", "/proc/", @"\\.\"];

    private readonly IReadOnlyList<IReportOf<RunReport>> _kinds;
    private readonly FormatOption<RunReport> _format;
    private readonly Option<string[]> _report;

    private readonly Option<bool> _times = new("--times")
    {
        Description = "write into reports when and how long everything ran; without it, reports of the same results "
            + "are the same",
    };

    public ReportOptions(ReportFormats formats)
    {
        _kinds = formats.For<RunReport>();
        _format = new FormatOption<RunReport>(formats);
        _report = SharedOptions.Repeatable(
            Name,
            SharedOptions.ReportHelp,
            $"also write a report to this file; {ReportOrder.StandardOutput} is standard output; the kinds are those "
            + "of --format; repeatable");
        _report.CompletionSources.Add(_ => _kinds.Select(kind => new CompletionItem(kind.Name + Separator)));
        _report.Validators.Add(Validate);
    }

    public IEnumerable<Option> All => [_format.Option, _report, _times];

    /// <summary>True if reports have real times.</summary>
    public bool HasTimes(ParseResult parsed) => parsed.GetValue(_times);

    /// <summary>The format for another kind of result.</summary>
    /// <typeparam name="T">That kind.</typeparam>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option that leads to such a result.</param>
    /// <exception cref="ConfigurationException">The format cannot write it.</exception>
    public IReportOf<T> FormatOf<T>(ParseResult parsed, string option) => _format.Of<T>(parsed, option);

    /// <summary>All reports that the command line asks for.</summary>
    /// <exception cref="ConfigurationException">Two of them want standard output.</exception>
    public ReportPlan Of(ParseResult parsed)
    {
        ReportPlan plan = new(
            _format.Of(parsed), [.. (parsed.GetValue(_report) ?? []).Select(text => Read(text, out _)!)]);
        return plan.Added is null || !plan.Format.IsDocument ? plan : throw new ConfigurationException(
            $"{Name} {plan.Added.Name}={ReportOrder.StandardOutput} and --format {plan.Format.Name} both want standard "
            + $"output; give {Name} a file");
    }

    /// <summary>A value of <c>--report</c> whose path begins at a folder.</summary>
    public static string InFolder(string value, string folder)
        => value.IndexOf(Separator, StringComparison.Ordinal) is var separator and >= 0
            && value[(separator + 1)..] is { Length: > 0 } path and not ReportOrder.StandardOutput
            ? value[..(separator + 1)] + Path.GetFullPath(path, folder)
            : value;

    private void Validate(OptionResult result)
    {
        HashSet<string> paths = new(
            OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (Token token in result.Tokens.Where(token => GivenText.Fault(token.Value) is null))
        {
            if (Read(token.Value, out string? fault) is { } order && !paths.Add(order.Path))
            {
                fault = order.IsFile
                    ? $"{Quoted.Path(order.Path)} twice; give each report a file of its own"
                    : "standard output twice; give one of the reports a file";
            }

            if (fault is not null)
            {
                result.AddError($"{Name} {fault}");
            }
        }
    }

    /// <summary>Reads <c>KIND=PATH</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with it, and what to give instead; null if nothing.</param>
    /// <returns>Null if something is wrong.</returns>
    private ReportOrder? Read(string text, out string? fault)
    {
        int separator = text.IndexOf(Separator, StringComparison.Ordinal);
        string kind = separator < 0 ? text : text[..separator];
        IReportOf<RunReport>? format = _kinds.FirstOrDefault(known => known.Name == kind);
        if (format is null)
        {
            fault = separator < 0 && text.AsSpan().IndexOfAny('.', '/', '\\') >= 0
                ? $"takes KIND{Separator}PATH, and not {Quoted.Of(text)}; the kinds are {Kinds()}"
                : $"has no kind {Quoted.Of(kind)}; the nearest are "
                    + string.Join(", ", NearestIds.Of(kind, _kinds.Select(known => known.Name)));
            return null;
        }

        string path = separator < 0 ? string.Empty : text[(separator + 1)..];
        fault = path.Length == 0
            ? $"{kind} names no file; give {kind}{Separator}PATH"
            : PathFault(path) is { } wrong ? $"{kind}: {wrong}" : null;
        return fault is not null ? null
            : path == ReportOrder.StandardOutput ? new ReportOrder(format, path)
            : new ReportOrder(format, Path.GetFullPath(path));
    }

    private string Kinds() => string.Join(", ", _kinds.Select(kind => kind.Name));

    private static string? PathFault(string path)
    {
        const string another = "give another file";
        if (GivenText.PathFault(path) is { } fault)
        {
            return $"the path {fault}; {another}";
        }

        if (path == ReportOrder.StandardOutput)
        {
            return null;
        }

        string full = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(full);
        return folder is null || Path.EndsInDirectorySeparator(full) || Directory.Exists(full)
            ? $"{Quoted.Path(path)} is a folder; give a file in it"
            : Devices.Any(devices => full.StartsWith(devices, StringComparison.Ordinal))
                ? $"{Quoted.Path(path)} is a device; give a file, or {ReportOrder.StandardOutput} for standard output"
            : GivenText.FolderFault(folder) is { } wrong
                ? $"{Quoted.Path(path)} has no folder: {Quoted.Path(folder)} {wrong}; {another}"
            : null;
    }
}
