using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// A physical or device-logical address; NDIS_PHYSICAL_ADDRESS is the same type. 8 bytes. Opaque: what the device is
/// given is what the DDI returned, nothing computed. Source: SgL, Shm.
/// </summary>
/// <param name="QuadPart">The whole address.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PHYSICAL_ADDRESS(ulong QuadPart)
{
    /// <summary>The low 32 bits.</summary>
    public uint LowPart => (uint)QuadPart;

    /// <summary>The high 32 bits.</summary>
    public uint HighPart => (uint)(QuadPart >> 32);

    /// <summary>The address a number of bytes further on, inside the same element or block.</summary>
    public static PHYSICAL_ADDRESS operator +(PHYSICAL_ADDRESS address, uint bytes) => new(address.QuadPart + bytes);
}
