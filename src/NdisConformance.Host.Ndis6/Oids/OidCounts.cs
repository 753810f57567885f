namespace NdisConformance.Host.Ndis6;

/// <summary>The lengths in bytes that the driver reports in an OID request.</summary>
/// <param name="Read">BytesRead; 0 for a query.</param>
/// <param name="Written">BytesWritten; 0 for a set.</param>
/// <param name="Needed">BytesNeeded.</param>
public readonly record struct OidCounts(uint Read, uint Written, uint Needed);
