namespace NdisConformance.Contract;

/// <summary>One hardware resource: a register window or an interrupt.</summary>
/// <param name="Type">CmResourceTypeMemory or CmResourceTypeInterrupt.</param>
/// <param name="Start">Memory: the bus address of the registers, for NdisMMapIoSpace.</param>
/// <param name="Length">Memory: length of the window in bytes.</param>
/// <param name="Level">Interrupt: the level.</param>
/// <param name="Vector">Interrupt: the vector.</param>
public readonly record struct CM_PARTIAL_RESOURCE_DESCRIPTOR(
    byte Type, PHYSICAL_ADDRESS Start, uint Length, uint Level, uint Vector);
