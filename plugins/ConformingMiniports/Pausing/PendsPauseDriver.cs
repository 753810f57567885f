using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Always returns PENDING from MiniportPause, also where nothing is outstanding, and completes the pause some
/// milliseconds later from a DPC.
/// </summary>
public sealed class PendsPauseDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new SlowAdapter(ndis, adapterHandle, version);

    private sealed class SlowAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : QueueingAdapter(ndis, adapterHandle, version)
    {
        private const uint RoundMicroseconds = 50;
        private const int Rounds = 100;

        private int _roundsLeft;

        public override NDIS_STATUS Pause()
        {
            // Counted in like traffic: the pause ends when it is counted out.
            Gate.TryEnter(1);
            _roundsLeft = Rounds;
            NDIS_STATUS status = base.Pause();
            QueueDpc();
            return status;
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            if (_roundsLeft == 0)
            {
                return;
            }

            if (Interlocked.Decrement(ref _roundsLeft) == 0)
            {
                Gate.Leave(1);
                return;
            }

            Ndis.NdisStallExecution(RoundMicroseconds);
            QueueDpc();
        }
    }
}
