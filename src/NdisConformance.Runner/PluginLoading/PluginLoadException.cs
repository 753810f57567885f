using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>A plugin cannot be loaded; says why and what mends it.</summary>
public sealed class PluginLoadException(LoadFailureKind kind, string plugin, string message, string mend)
    : Exception(message)
{
    public LoadFailureKind Kind { get; } = kind;

    public string Plugin { get; } = plugin;

    /// <summary>What to do about it.</summary>
    public string Mend { get; } = mend;

    public LoadFailure ToResult() => new()
    {
        Plugin = Plugin,
        Kind = KebabCase.Of(Kind),
        Message = Message,
        Mend = Mend,
    };
}
