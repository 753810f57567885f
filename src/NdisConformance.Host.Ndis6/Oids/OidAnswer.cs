using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>How an OID request ended.</summary>
/// <param name="Status">Its final status.</param>
/// <param name="Counts">The lengths that the driver reported.</param>
/// <param name="Output">
/// What the driver wrote: BytesWritten bytes of the buffer, or all of it if the driver says more.
/// </param>
public sealed record OidAnswer(NDIS_STATUS Status, OidCounts Counts, ReadOnlyMemory<byte> Output);
