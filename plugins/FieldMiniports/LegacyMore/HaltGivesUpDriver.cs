using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-halt-gives-up-b", typeof(HaltGivesUpDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// MiniportHalt waits half a second for the packets that protocols hold, and then frees them all the same. Violates
/// MiniportHalt: it must not return until they are back.
/// </summary>
public sealed class HaltGivesUpDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void WaitUntilReturned()
        {
            adapter.AcquireLock();
            _isWaiting = _outstanding > 0;
            bool mustWait = _isWaiting;
            adapter.ReleaseLock();
            if (mustWait)
            {
                adapter.Ndis.NdisWaitEvent(_allReturned, 500);
            }
        }
    }
}
