using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("dpcs-counted-by-requests", typeof(DpcsCountedByRequests))]

namespace FieldMiniports;

/// <summary>
/// Sends queue a DPC, and the halt waits until all of these have run; what is counted are the requests, also those
/// for which NDIS queued nothing because the DPC was queued already.
/// </summary>
public sealed class DpcsCountedByRequests : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const byte FirstMinorWithGroups = 20;
        private const uint SleepMicroseconds = 1000;
        private int _requests;

        /// <summary>Makes the DPC run on this processor.</summary>
        public void RequestDpc()
        {
            Interlocked.Increment(ref _requests);
            if (_version.Minor < FirstMinorWithGroups)
            {
                Ndis.NdisMQueueDpc(InterruptHandle, 0, 0, Context);
            }
            else
            {
                Ndis.NdisMQueueDpcEx(InterruptHandle, 0, new GROUP_AFFINITY(0, 0), Context);
            }
        }

        public override void Halt()
        {
            while (Volatile.Read(ref _requests) > 0)
            {
                Ndis.NdisMSleep(SleepMicroseconds);
            }

            base.Halt();
        }

        /// <summary>The DPC of a request has the context of the request, and that of an interrupt has none.</summary>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            if (miniportDpcContext == Context && Volatile.Read(ref _requests) > 0)
            {
                Interlocked.Decrement(ref _requests);
            }
        }
    }

    private sealed class Sender(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
        {
            if (accepted.Count > 0)
            {
                ((Part)Adapter).RequestDpc();
            }

            base.Enqueue(ref accepted, ref refused);
        }
    }
}
