namespace NdisConformance.Machine;

/// <summary>An access of the device, translated.</summary>
/// <param name="Owner">Whose mapping it goes through.</param>
/// <param name="OwnerOffset">Where in the owner it begins.</param>
/// <param name="MemoryOffset">Where in memory it begins.</param>
internal readonly record struct DeviceAccess(ulong Owner, uint OwnerOffset, uint MemoryOffset);
