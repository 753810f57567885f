namespace NdisConformance.Vocabulary;

/// <summary>The driver did not say it, the host found it out. Snapshots leave it out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HostKnowsAttribute : Attribute;
