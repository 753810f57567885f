using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// Processors of one group. 16 bytes. The simulated PC has one group, number 0, with two processors.
/// </summary>
/// <param name="Mask">A bit for each processor of the group.</param>
/// <param name="Group">The number of the group.</param>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly record struct GROUP_AFFINITY(ulong Mask, ushort Group);
