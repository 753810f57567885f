using NdisConformance.Results;

namespace NdisConformance.Tests.Malformed;

/// <summary>Values of <c>--report</c> that are wrong. Each is found before anything is run.</summary>
internal static class MalformedReports
{
    private static readonly string[] Run =
        ["run", "ReferenceMiniport", "--in-process", "--scenario", "free-ordering/one-send"];

    public static IEnumerable<MalformedCase> All { get; } =
    [
        .. Values(),
        Of("two reports to one file", ["junit=x", "sarif=./x"], "/x' twice", "give each report a file"),
        Of("two reports to standard output", ["junit=-", "sarif=-"], "standard output twice", "a file"),
        Of("a folder", ["junit=folder"], "'folder' is a folder", "give a file in it")
            with { Arrange = place => place.MakeFolder("folder") },
        Of("below a file", ["junit=file/x"], "/file' is no folder", "give another file")
            with { Arrange = place => place.Write("file", "x") },
        Of("below a file, deeper", ["junit=file/x/y"], "because", "give another file")
            with { Arrange = place => place.Write("file", "x") },
        Of("a device", ["junit=/dev/null"], "'/dev/null' is a device", "or - for standard output")
            with { NeedsUnix = true },
        new("--report: a document beside a document", ExitCode.BadInput,
            [.. Run, "--report", "junit=-", "--format", "json"],
            "--report junit=- and --format json both want standard output", "give --report a file"),
        new("--report: a dry run as junit", ExitCode.BadInput,
            [.. Run, "--dry-run", "--format", "junit"], "--dry-run has no format junit; give --format text or json"),
        new("--report: no value", ExitCode.BadInput, [.. Run, "--report"], "missing", "--report", "--help"),
        new("--report: in the configuration", ExitCode.BadInput, Run, "options.run.report", "has no kind 'foo'")
        {
            Arrange = place => place.Write(
                ".ndis-conformance.json", """{ "options": { "run": { "report": ["junit=a", "foo=b"] } } }"""),
        },
    ];

    private static IEnumerable<MalformedCase> Values()
    {
        (string Value, string[] Words)[] rows =
        [
            (string.Empty, ["--report is blank", "give KIND=PATH"]),
            (" ", ["--report is blank"]),
            ("junit", ["--report junit names no file", "give junit=PATH"]),
            ("junit=", ["--report junit names no file", "give junit=PATH"]),
            ("junit= ", ["--report junit: the path is blank", "give another file"]),
            ("foo=x", ["--report has no kind 'foo'", "the nearest are "]),
            ("JUNIT=x", ["--report has no kind 'JUNIT'", "the nearest are junit"]),
            ("sarfi=x", ["--report has no kind 'sarfi'", "the nearest are sarif"]),
            ("=x", ["--report has no kind ''", "the nearest are "]),
            ("results.xml", ["--report takes KIND=PATH, and not 'results.xml'", "the kinds are text, json, junit"]),
            ("junit=a\0b", ["--report has a control character", "give KIND=PATH"]),
            ("junit=a\u001b[2Jb", ["--report has a control character"]),
            ("ju\nnit=a", ["--report has a control character"]),
            ("junit=" + new string('x', 5000), ["the path is too long", "give another file"]),
            ("junit=x/" + new string('\u00e4', 128), ["the path is too long"]),
            ("junit=out/", ["'out/' is a folder", "give a file in it"]),
            ("junit=/", ["'/' is a folder"]),
        ];
        return rows.Select(row => Of($"'{row.Value[..Math.Min(row.Value.Length, 20)]}'", [row.Value], row.Words));
    }

    private static MalformedCase Of(string name, string[] values, params string[] words) => new(
        $"--report: {name}",
        ExitCode.BadInput,
        [.. Run, .. values.SelectMany(value => (string[])["--report", value])],
        words);
}
