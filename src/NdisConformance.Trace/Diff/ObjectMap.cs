using System.Text.RegularExpressions;

namespace NdisConformance.Trace;

/// <summary>Which object of the old snapshot is which of the new one.</summary>
internal sealed partial class ObjectMap
{
    private readonly Dictionary<string, string> _newOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Learns from two events that are taken for the same; what was learned first stays.</summary>
    public void Learn(SnapshotEvent oldEvent, SnapshotEvent newEvent)
    {
        Learn(oldEvent.Arguments, newEvent.Arguments);
        Learn(oldEvent.Outputs, newEvent.Outputs);
    }

    /// <summary>Objects of which nothing was learned keep their number where it is free.</summary>
    public void KeepTheRest(IEnumerable<SnapshotEvent> oldEvents)
    {
        foreach (SnapshotArgument argument in oldEvents.SelectMany(item => item.Arguments.Concat(item.Outputs)))
        {
            string? name = ObjectIn(argument.Value);
            if (name is not null)
            {
                Learn(name, name);
            }
        }
    }

    /// <summary>A value of the old snapshot in the numbers of the new one.</summary>
    public string Translate(string value)
    {
        string? name = ObjectIn(value);
        return name is null
            ? value
            : (_newOf.TryGetValue(name, out string? known) ? known : "old " + name) + value[name.Length..];
    }

    /// <summary>Objects with another number, in the order in which they were met.</summary>
    public IReadOnlyList<(string Old, string New)> Renumbered()
        => [.. _newOf.Where(pair => !string.Equals(pair.Key, pair.Value, StringComparison.Ordinal))
            .Select(pair => (pair.Key, pair.Value))];

    /// <summary>The object that a value names, as <c>sg#2</c>; null if it names none.</summary>
    public static string? ObjectIn(string value)
    {
        Match match = ObjectPattern().Match(value);
        return match.Success ? match.Value : null;
    }

    /// <summary>The kind of the object that a value names, as <c>sg</c>; null if it names none.</summary>
    public static string? KindIn(string value)
        => ObjectIn(value) is { } name ? name[..name.IndexOf('#', StringComparison.Ordinal)] : null;

    /// <summary>A value without the number of the object that it names.</summary>
    public static string WithoutNumber(string value)
        => KindIn(value) is { } kind ? kind + "#*" + value[ObjectIn(value)!.Length..] : value;

    private void Learn(IReadOnlyList<SnapshotArgument> oldOnes, IReadOnlyList<SnapshotArgument> newOnes)
    {
        for (int index = 0; index < Math.Min(oldOnes.Count, newOnes.Count); index++)
        {
            string? oldName = ObjectIn(oldOnes[index].Value);
            string? newName = ObjectIn(newOnes[index].Value);
            if (oldName is not null && newName is not null
                && string.Equals(KindIn(oldName), KindIn(newName), StringComparison.Ordinal))
            {
                Learn(oldName, newName);
            }
        }
    }

    private void Learn(string oldName, string newName)
    {
        if (!_newOf.ContainsKey(oldName) && _taken.Add(newName))
        {
            _newOf.Add(oldName, newName);
        }
    }

    [GeneratedRegex(@"^[a-z]+#\d+", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectPattern();
}
