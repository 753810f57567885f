using System.Text.Json.Nodes;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The rules of a SARIF log: our catalogue, and what can go wrong without a rule.</summary>
internal static class SarifRules
{
    public const string Crash = "CRASH";
    public const string Hang = "HANG";
    public const string ProfilesDiffer = "PROFILES-DIFFER";

    private static readonly (string Id, string Title, string Requirement)[] WithoutRule =
    [
        (Crash, "The driver crashed", "A driver must not throw, or do what stops a real machine."),
        (Hang, "The driver hung", "A driver must not wait for what never comes, or compute without end."),
        (ProfilesDiffer, "Profiles differ", "A driver must not depend on how wide its device's addresses are, whether "
            + "mappings are bounced, how memory is fragmented or whose storage holds a list."),
    ];

    private static readonly Dictionary<string, int> Index = RuleCatalogue.All.Select(rule => rule.Id)
        .Concat(WithoutRule.Select(rule => rule.Id))
        .Select((id, index) => (id, index))
        .ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    public static JsonArray All() => new(
    [
        .. RuleCatalogue.All.Select(Of),
        .. WithoutRule.Select(rule => Of(rule.Id, rule.Title, rule.Requirement, Severity.Error)),
    ]);

    /// <summary>The position of a rule in the log; null if there is none: the rule is none of this version.</summary>
    public static JsonNode? IndexOf(string id) => Index.TryGetValue(id, out int index) ? index : null;

    /// <summary>A level as SARIF writes it.</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public static JsonObject Message(string text) => JsonText.Object(("text", text));

    private static JsonObject Of(RuleDescriptor rule)
    {
        JsonObject made = Of(rule.Id, rule.Title, rule.Requirement, Severities.Of(rule));
        string windows = rule.WindowsEquivalent is "" or "none" ? string.Empty : $" On Windows: {rule.WindowsInWords}";
        made["help"] = Message(
            $"{rule.Why}{windows}\n`{ToolInfo.Name} explain {rule.Id}` shows a trace that breaks the rule beside one "
            + "that keeps it.");
        if (SourcePages.Link(rule.Source) is var page && page.StartsWith("https:", StringComparison.Ordinal))
        {
            made["helpUri"] = page;
        }

        made["properties"] = JsonText.Object(
            ("requirement", FindingText.Level(rule.Level)),
            ("tags", new JsonArray(rule.Area)));
        return made;
    }

    private static JsonObject Of(string id, string title, string requirement, Severity severity) => JsonText.Object(
        ("id", id),
        ("name", NameOf(title)),
        ("shortDescription", Message(title)),
        ("fullDescription", Message(requirement)),
        ("defaultConfiguration", JsonText.Object(("level", Level(severity)))));

    /// <summary>A title as an identifier: <c>FreedOnce</c>.</summary>
    private static string NameOf(string title) => string.Concat(title
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
        .Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
