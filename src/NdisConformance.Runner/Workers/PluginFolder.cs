using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>The folder of a plugin, which drivers should leave as it is.</summary>
/// <param name="path">The folder.</param>
internal sealed class PluginFolder(string path)
{
    private const int MostNamed = 5;

    private readonly Lock _gate = new();
    private DateTime _changed = Directory.GetLastWriteTimeUtc(path);
    private HashSet<string> _names = NamesIn(path);

    /// <summary>
    /// What was added and removed since somebody asked last. Drivers that ran at the same time may be to blame as well.
    /// </summary>
    public IReadOnlyList<string> Changes()
    {
        lock (_gate)
        {
            DateTime changed = Directory.GetLastWriteTimeUtc(path);
            if (changed == _changed)
            {
                return [];
            }

            HashSet<string> names = NamesIn(path);
            string[] changes = [.. Say("removed from", _names.Except(names)), .. Say("added to", names.Except(_names))];
            (_changed, _names) = (changed, names);
            return changes;
        }
    }

    private static HashSet<string> NamesIn(string path) => Directory.Exists(path)
        ? Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).ToHashSet()
        : [];

    private static IEnumerable<string> Say(string what, IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal).Select(DriverText.Escape)];
        if (sorted.Length == 0)
        {
            yield break;
        }

        string more = sorted.Length > MostNamed ? $" and {sorted.Length - MostNamed} more" : string.Empty;
        string were = sorted.Length == 1 ? "was" : "were";
        string named = string.Join(", ", sorted.Take(MostNamed)) + more;
        yield return $"while it ran, {named} {were} {what} the folder of the plugin";
    }
}
