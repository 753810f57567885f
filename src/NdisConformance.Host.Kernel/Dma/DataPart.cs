namespace NdisConformance.Host.Kernel;

/// <summary>Bytes of a list that lie side by side in one or more MDLs.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many bytes; at least 1.</param>
internal readonly record struct DataPart(uint Offset, uint Length);
