using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Makes all its requests for more shared memory at once, each of another length.</summary>
public sealed class AsksForSeveralDriver : GrowingPathDriver
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new GreedyPath(adapter);

    private sealed class GreedyPath(Adapter adapter) : GrowingPath(adapter, 8, 4, 2)
    {
        protected override void OnShort()
        {
            for (int i = 0; i < Growths.Length; i++)
            {
                Grow();
            }
        }
    }
}
