using NdisConformance.Host.Kernel;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// A plugin cannot be loaded; says why and what mends it. Names in these texts come from files that may say anything:
/// control characters are escaped, and long texts cut.
/// </summary>
public sealed class PluginLoadException(LoadFailureKind kind, string plugin, string message, string fix)
    : Exception(DriverText.Escape(message))
{
    public LoadFailureKind Kind { get; } = kind;

    public string Plugin { get; } = DriverText.Escape(plugin);

    /// <summary>What to do about it.</summary>
    public string Fix { get; } = DriverText.Escape(fix);

    /// <summary>True if code of the plugin ran and failed, false if its files are wrong.</summary>
    public bool IsOfCode => Kind is LoadFailureKind.ConstructorThrew or LoadFailureKind.EndedWhileLoading
        or LoadFailureKind.HungWhileLoading;

    /// <summary>True if a single file of the plugin is wrong, whatever the others are.</summary>
    public bool IsOfFile => Kind is LoadFailureKind.Unreadable or LoadFailureKind.Damaged or LoadFailureKind.NotDotNet;

    public LoadFailure ToResult() => new()
    {
        Plugin = Plugin,
        Kind = KebabCase.Of(Kind),
        Message = Message,
        Fix = Fix,
    };
}
