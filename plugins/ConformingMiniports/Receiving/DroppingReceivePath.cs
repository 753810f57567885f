using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A receive path that needs something for each frame before it is indicated, or else drops it.</summary>
internal abstract class DroppingReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>Gets what the frame needs. False if the frame must be dropped.</summary>
    protected abstract bool TryMakeReady(ReceiveBuffer buffer);

    protected override void IndicateBatch(uint count, bool isLow)
    {
        uint kept = 0;
        for (uint i = 0; i < count; i++)
        {
            ReceiveBuffer buffer = _batch[i];
            if (TryMakeReady(buffer))
            {
                _batch[kept++] = buffer;
            }
            else
            {
                Recycle(buffer);
            }
        }

        if (kept > 0)
        {
            Adapter.Gate.Leave(count - kept);
            base.IndicateBatch(kept, isLow);
        }
        else
        {
            Adapter.Gate.Leave(count + 1);
        }
    }
}
