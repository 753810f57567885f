using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>What NdisMAllocateNetBufferSGList was asked for, as far as it makes sense.</summary>
internal struct ListRequest
{
    public DmaChannel Channel;

    public int NbSlot;

    public bool IsToDevice;

    public PVOID Context;

    public bool IsBufferGiven;

    public ListBuffer Buffer;

    public uint BufferSizeBytes;

    /// <summary>The members of the NET_BUFFER that shape the list.</summary>
    public uint CurrentMdl;

    public uint CurrentMdlOffset;

    public ulong DataLength;

    public uint DataOffset;
}
