using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("mdl-leaked-on-shortage", typeof(MdlLeakedOnShortage))]

namespace FieldMiniports;

/// <summary>
/// When the list of a buffer cannot be allocated the MDL that was made for it is forgotten.
/// </summary>
public sealed class MdlLeakedOnShortage : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            MDL mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
            if (mdl == null)
            {
                return false;
            }

            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, mdl, 0, 0);
            if (list == null)
            {
                return false;
            }

            buffer.Mdl = mdl;
            buffer.NetBufferList = list;
            return true;
        }
    }
}
