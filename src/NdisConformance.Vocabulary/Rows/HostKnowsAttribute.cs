namespace NdisConformance.Vocabulary;

/// <summary>The driver did not say it, the host found it out. Snapshots leave it out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HostKnowsAttribute : Attribute
{
    /// <summary>False for what only rules read: no text has it.</summary>
    public bool IsShown { get; set; } = true;
}
