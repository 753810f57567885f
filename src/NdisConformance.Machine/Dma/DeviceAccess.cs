namespace NdisConformance.Machine;

/// <summary>An access of the device, translated.</summary>
/// <param name="Owner">Whose mapping it goes through.</param>
/// <param name="OwnerOffset">Where in the owner it begins.</param>
/// <param name="MemoryOffset">Where in memory it begins.</param>
/// <param name="Length">How many bytes it moves.</param>
/// <param name="Rest">How many bytes the mapping has behind it.</param>
public readonly record struct DeviceAccess(ulong Owner, uint OwnerOffset, uint MemoryOffset, uint Length, uint Rest);
