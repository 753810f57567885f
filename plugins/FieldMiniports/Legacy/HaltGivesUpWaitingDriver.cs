using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-halt-gives-up-waiting", typeof(HaltGivesUpWaitingDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportHalt waits one second for the packets that protocols hold, and then frees their memory all the same. NDIS 5:
/// MiniportHalt must not return until all indicated packets are returned; there is no time limit.
/// </summary>
public sealed class HaltGivesUpWaitingDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint LongestWaitMilliseconds = 1000;

        protected override void WaitUntilReturned()
        {
            adapter.AcquireLock();
            _isWaiting = _outstanding > 0;
            bool mustWait = _isWaiting;
            adapter.ReleaseLock();
            if (mustWait)
            {
                adapter.Ndis.NdisWaitEvent(_allReturned, LongestWaitMilliseconds);
            }
        }
    }
}
