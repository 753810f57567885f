using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Counts requests for more shared memory like traffic, so that a pause waits for their completion.</summary>
public sealed class WaitsInPauseDriver : GrowingPathDriver
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new CountedPath(adapter);

    private sealed class CountedPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        // A pause that has begun lets nothing in any more, so the request is not made.
        protected override void OnShort()
        {
            if (Adapter.Gate.TryEnter(1) && !Grow())
            {
                Adapter.Gate.Leave(1);
            }
        }

        protected override void EndRequest(Growth growth)
        {
            base.EndRequest(growth);
            Adapter.Gate.Leave(1);
        }
    }
}
