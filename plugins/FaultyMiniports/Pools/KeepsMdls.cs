using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-005-keeps-mdls", typeof(KeepsMdls))]
[assembly: FaultyMiniport("mdl-005-keeps-mdls", "MDL-005")]

namespace FaultyMiniports;

/// <summary>Takes its MDLs out of its lists before these are freed, and never frees the MDLs.</summary>
public sealed class KeepsMdls : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        NET_BUFFER netBuffer = netBufferList.FirstNetBuffer;
        netBuffer.MdlChain = null;
        netBuffer.CurrentMdl = null;
        Inner.NdisFreeNetBufferList(netBufferList);
    }

    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl)
    {
    }
}
