using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-017-splits-frames-on-6-0", typeof(SplitsFramesOnFirstVersion))]
[assembly: FaultyMiniport("recv-017-splits-frames-on-6-0", "RECV-017")]

namespace FaultyMiniports;

/// <summary>A driver of NDIS 6.0 that describes each received frame by two MDLs, as later versions allow.</summary>
public sealed class SplitsFramesOnFirstVersion : FaultyMiniport
{
    private const uint FirstBytes = 32;

    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new Driver();

    private sealed class Driver : ReferenceDriver
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
        {
            _version = new NdisVersion(0);
            return base.Characteristics();
        }

        /// <inheritdoc/>
        protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new SplittingAdapter(ndis, adapterHandle, version);
    }

    private sealed class SplittingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, FirstBytes);
            MDL rest = Ndis.NdisAllocateMdl(
                Adapter.Handle, buffer.VirtualAddress + FirstBytes, buffer.Length - FirstBytes);
            if (buffer.Mdl == null || rest == null)
            {
                Free(rest);
                return false;
            }

            MDL first = buffer.Mdl;
            first.Next = rest;
            buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, first, 0, 0);
            return buffer.NetBufferList != null;
        }

        /// <inheritdoc/>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            MDL rest = buffer.Mdl == null ? default : buffer.Mdl.Next;
            base.DestroyObjects(buffer);
            Free(rest);
        }

        private void Free(MDL mdl)
        {
            if (mdl != null)
            {
                Ndis.NdisFreeMdl(mdl);
            }
        }
    }
}
