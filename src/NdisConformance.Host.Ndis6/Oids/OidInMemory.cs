using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>An OID request that the driver has.</summary>
/// <param name="Id">The request as traces name it; its number is its RequestId, too.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Offset">Where the request lies.</param>
/// <param name="Buffer">Where its information buffer lies; 0 if there is none.</param>
/// <param name="Block">The block that the buffer is the end of.</param>
internal sealed record OidInMemory(TraceObject Id, OidQuestion Question, uint Offset, uint Buffer, uint Block);
