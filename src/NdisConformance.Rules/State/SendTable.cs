using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The records that <see cref="SendTracker"/> and <see cref="CancelTracker"/> keep of the sends.</summary>
[Resets]
internal sealed partial class SendTable(MappingTable mappings) : ISends
{
    public ObjectTable<NblState> Nbls { get; } = new();

    public ObjectTable<NbState> Nbs { get; } = new();

    public ObjectTable<SendGroup> Groups { get; } = new();

    public CompletedLists Completions { get; } = new();

    TableView<NblState> ISends.Nbls => Nbls;

    TableView<NbState> ISends.Nbs => Nbs;

    TableView<SendGroup> ISends.Groups => Groups;

    public int Outstanding { get; set; }

    public long LastCompleted { get; set; }

    public int StrayFrames { get; set; }

    public long CompletedInside { get; set; }

    public uint NblOf(uint nb)
    {
        ref NbState state = ref Nbs.Find(nb);
        return nb == 0 || Unsafe.IsNullRef(ref state) ? 0 : state.Nbl;
    }

    public IEnumerable<TraceObject> MappedLists()
    {
        foreach (uint number in Nbls.Numbers())
        {
            if (Nbls.Find(number) is { Completed: 0 } nbl && IsMapped(nbl))
            {
                yield return new TraceObject(ObjectKind.Nbl, number);
            }
        }
    }

    public bool IsMapped(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0; number = Nbs.Find(number).Next)
        {
            if (mappings.LiveOf(new TraceObject(ObjectKind.Nb, number)) > 0)
            {
                return true;
            }
        }

        return false;
    }

    public CompletedList CompletionOf(TraceObject item) => Completions.Find(item);

    /// <summary>True if a request for one of the NET_BUFFERs of a list got RESOURCES.</summary>
    public bool WasRefused(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0; number = Nbs.Find(number).Next)
        {
            if (Nbs.Find(number).Refused != 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsCompletedInside(TraceObject item, long activation)
    {
        uint number = item.Kind == ObjectKind.Nb ? NblOf(item.Number) : item.Number;
        if (item.Kind is not (ObjectKind.Nbl or ObjectKind.Nb))
        {
            return true;
        }

        ref NblState nbl = ref Nbls.Find(number);
        return number != 0 && !Unsafe.IsNullRef(ref nbl) && nbl.CompletedInside == activation;
    }

    public bool WasStarted(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref NbState nb = ref Nbs.Find(number);
            if (nb.OnWire != 0 || nb.WrongFrame != 0 || nb.Refused != 0 || nb.Requested != 0)
            {
                return true;
            }

            number = nb.Next;
        }

        return false;
    }

    /// <summary>True if nothing more has to be seen of a list: it may be forgotten.</summary>
    public bool IsSettled(ref NblState nbl)
    {
        if (nbl.Completed == 0 || nbl.CompletedInside != 0)
        {
            return false;
        }

        if (nbl.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            return true;
        }

        for (uint nb = nbl.FirstNb; nb != 0;)
        {
            ref NbState state = ref Nbs.Find(nb);
            if (Unsafe.IsNullRef(ref state))
            {
                return true;
            }

            if (!state.IsSettled)
            {
                return false;
            }

            nb = state.Next;
        }

        return true;
    }

    /// <summary>Forgets a list, its NET_BUFFERs and, with its last list, its group.</summary>
    public void Remove(uint number)
    {
        ref NblState nbl = ref Nbls.Find(number);
        if (Unsafe.IsNullRef(ref nbl))
        {
            return;
        }

        for (uint nb = nbl.FirstNb; nb != 0;)
        {
            ref NbState state = ref Nbs.Find(nb);
            uint next = Unsafe.IsNullRef(ref state) || state.Nbl != number ? 0 : state.Next;
            if (!Unsafe.IsNullRef(ref state) && state.Nbl == number)
            {
                mappings.Forget(nb);
                Nbs.Remove(nb);
            }

            nb = next;
        }

        Outstanding -= nbl.Completed == 0 ? 1 : 0;
        ref SendGroup group = ref Groups.Find(nbl.Group);
        if (!Unsafe.IsNullRef(ref group) && --group.Remaining == 0)
        {
            Groups.Remove(nbl.Group);
        }

        Nbls.Remove(number);
    }
}
