namespace NdisConformance.Reports;

/// <summary>The style sheets and scripts of the page, which are resources of this assembly.</summary>
internal static class PageParts
{
    private const string Prefix = "Page.";

    private static readonly string[] Styles =
        ["theme.css", "layout.css", "overview.css", "mistake.css", "picture.css", "compare.css", "print.css"];

    // A part may use those before it while it is read; functions may be used anywhere.
    private static readonly string[] Scripts =
    [
        "elements.js", "decode.js", "trace.js", "words.js", "overview.js", "matrix.js", "rules.js", "lanes.js",
        "rows.js", "scroller.js", "details.js", "picture.js", "compare.js", "source.js", "mistake.js", "keys.js",
        "main.js",
    ];

    /// <summary>One style sheet.</summary>
    public static string Style => Joined(Styles);

    /// <summary>One script.</summary>
    public static string Script => "\"use strict\";\n" + Joined(Scripts);

    private static string Joined(IEnumerable<string> names) => string.Concat(names.Select(Read));

    private static string Read(string name)
    {
        using Stream stream = typeof(PageParts).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"the assembly lacks its resource {Prefix}{name}");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
