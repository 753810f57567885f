namespace NdisConformance.Rules;

/// <summary>A revision of a structure with a header.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Size">The least size in bytes.</param>
/// <param name="Since">The minor version of NDIS 6 that knows it.</param>
/// <param name="IsDemanded">True if the strict profile asks drivers of that version for it.</param>
internal sealed record HeaderRevision(ulong Revision, ulong Size, uint Since, bool IsDemanded = false);
