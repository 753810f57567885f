using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport(
    "legacy-polls-for-packets", typeof(PollsForPacketsDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Waits in MiniportHalt by sleeping and looking again, for as long as protocols hold packets, instead of by an
/// event. Legal: MiniportHalt must not return before they are back, runs at PASSIVE_LEVEL, and has no deadline.
/// </summary>
public sealed class PollsForPacketsDriver : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint PollMicroseconds = 10_000;

        protected override void WaitUntilReturned()
        {
            while (IsAnyOutstanding())
            {
                adapter.Ndis.NdisMSleep(PollMicroseconds);
            }
        }

        private bool IsAnyOutstanding()
        {
            adapter.AcquireLock();
            bool isAny = _outstanding > 0;
            adapter.ReleaseLock();
            return isAny;
        }
    }
}
