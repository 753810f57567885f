namespace NdisConformance.Trace;

/// <summary>How an event is called in a sentence, and the keys by which events are taken for the same.</summary>
internal static class EventWords
{
    // Objects that stand around in most calls and so tell little about one of them.
    private static readonly HashSet<string> Containers =
        new(StringComparer.Ordinal) { "driver", "adapter", "dma", "pool", "nbpool", "int", "io", "ctx" };

    /// <summary>The name with what tells it apart, as <c>NdisMFreeNetBufferSGList(sg#1)</c>.</summary>
    public static string Short(SnapshotEvent item, Func<string, string>? translate = null)
    {
        translate ??= value => value;
        SnapshotArgument? telling = item.Arguments.FirstOrDefault(
            argument => ObjectMap.KindIn(argument.Value) is { } kind && !Containers.Contains(kind));
        return telling is not null
            ? $"{item.Name}({translate(telling.Value)})"
            : $"{item.Name}({Join(item.Arguments, translate)})";
    }

    /// <summary>The event up to the numbers of its objects and its result.</summary>
    public static string LooseKey(SnapshotEvent item)
        => $"{item.Sign}{item.Name}({Join(item.Arguments, ObjectMap.WithoutNumber)})"
            + Join(item.Outputs, ObjectMap.WithoutNumber);

    /// <summary>All of the event but where and when it happened.</summary>
    public static string ExactKey(SnapshotEvent item, Func<string, string> translate)
        => $"{item.Sign}{item.Name}({Join(item.Arguments, translate)})->{item.Result},{Join(item.Outputs, translate)}";

    /// <summary>Name and telling object only.</summary>
    public static string SubjectKey(SnapshotEvent item, Func<string, string> translate)
        => item.Sign + Short(item, translate);

    private static string Join(IEnumerable<SnapshotArgument> arguments, Func<string, string> translate)
        => string.Join(", ", arguments.Select(argument => $"{argument.Name}={translate(argument.Value)}"));
}
