using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>How far the lists of sends came that are not completed.</summary>
internal sealed class SendProgress(ISends sends)
{
    /// <summary>True if the frames of a list left and nobody noticed: what came after it waits as well.</summary>
    public bool IsAnyLeftUncompleted()
    {
        foreach (uint number in sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref sends.Nbls.Find(number);
            if (nbl.Completed == 0 && HasLeft(nbl))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if all frames of a list were on the wire: it was processed, and its end was overlooked.</summary>
    public bool HasLeft(in NblState nbl) => LeftSince(nbl) != 0;

    /// <summary>Where the last frame of a list left; 0 if one did not.</summary>
    public long LeftSince(in NblState nbl)
    {
        long left = 0;
        for (uint number = nbl.FirstNb; number != 0; number = sends.Nbs.Find(number).Next)
        {
            long onWire = sends.Nbs.Find(number).OnWire;
            if (onWire == 0)
            {
                return 0;
            }

            left = Math.Max(left, onWire);
        }

        return left;
    }

    public bool IsRead(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0; number = sends.Nbs.Find(number).Next)
        {
            if (sends.Nbs.Find(number).WasRead)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The refusal that a list waits in; 0 if it waits in none.</summary>
    public long RefusalOf(in NblState nbl, out bool isFinal)
    {
        isFinal = false;
        long refused = 0;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref sends.Nbs.Find(number);

            // A frame that left was copied: it waits no longer.
            bool isWaiting = nb.Refused != 0 && nb.OnWire == 0;
            isFinal |= isWaiting && nb.Shortage == Shortage.Permanent;
            refused = isWaiting && refused == 0 ? nb.Refused : refused;
            number = nb.Next;
        }

        return refused;
    }
}
