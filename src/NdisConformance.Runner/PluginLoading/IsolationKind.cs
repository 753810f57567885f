namespace NdisConformance.Runner;

/// <summary>What happens to the static state of a plugin between two scenarios.</summary>
public enum IsolationKind
{
    /// <summary>There is none: the plugin is loaded once.</summary>
    Shared,

    /// <summary>It is restored: the plugin is loaded once for each thread.</summary>
    Restored,

    /// <summary>It cannot be restored: the plugin is loaded for each scenario, which costs much more.</summary>
    LoadedAnew,
}
