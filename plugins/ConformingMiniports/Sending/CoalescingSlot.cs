using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A slot with memory in which the pieces of a frame can be put together.</summary>
internal sealed class CoalescingSlot(
    TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
    : TransmitSlot(owner, copyAddress, copyPhysicalAddress)
{
    private MDL _mdlChain;
    private MDL _currentMdl;
    private uint _currentMdlOffset;
    private uint _dataOffset;

    /// <summary>The memory.</summary>
    public PVOID Memory { get; set; }

    /// <summary>Its MDL.</summary>
    public MDL Mdl { get; set; }

    /// <summary>The frame is described by the MDL of the slot instead of its own.</summary>
    public bool IsCoalesced { get; private set; }

    /// <summary>Lets the frame, copied by now, be described by the MDL of the slot.</summary>
    public void Replace()
    {
        _mdlChain = NetBuffer.MdlChain;
        _currentMdl = NetBuffer.CurrentMdl;
        _currentMdlOffset = NetBuffer.CurrentMdlOffset;
        _dataOffset = NetBuffer.DataOffset;
        Describe(Mdl, Mdl, 0, 0);
        Offset = 0;
        IsCoalesced = true;
    }

    /// <summary>Gives the frame the MDLs back that it came with: its sender wants them as they were.</summary>
    public void Restore()
    {
        if (IsCoalesced)
        {
            Describe(_mdlChain, _currentMdl, _currentMdlOffset, _dataOffset);
            IsCoalesced = false;
        }
    }

    private void Describe(MDL mdlChain, MDL currentMdl, uint currentMdlOffset, uint dataOffset)
    {
        NET_BUFFER netBuffer = NetBuffer;
        netBuffer.MdlChain = mdlChain;
        netBuffer.CurrentMdl = currentMdl;
        netBuffer.CurrentMdlOffset = currentMdlOffset;
        netBuffer.DataOffset = dataOffset;
    }
}
