using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The sends in progress, and those that were completed and are still owed to the wire.</summary>
internal sealed class SendTable(MappingTable mappings)
{
    public ObjectTable<NblState> Nbls { get; } = new();

    public ObjectTable<NbState> Nbs { get; } = new();

    public ObjectTable<SendGroup> Groups { get; } = new();

    /// <summary>Lists that the miniport has not completed.</summary>
    public int Outstanding { get; set; }

    /// <summary>Virtual time of the newest completion.</summary>
    public long LastCompleted { get; set; }

    /// <summary>Frames with the bytes of no send, made from no list, that were not laid to a send yet.</summary>
    public int StrayFrames { get; set; }

    /// <summary>
    /// Sequence of the newest MiniportSendNetBufferLists activation in which a list was completed while a request for
    /// one of its NET_BUFFERs was open.
    /// </summary>
    public long CompletedInside { get; set; }

    /// <summary>The list that a NET_BUFFER was sent with; 0 if it is none of a send that is known.</summary>
    public uint NblOf(uint nb)
    {
        ref NbState state = ref Nbs.Find(nb);
        return nb == 0 || Unsafe.IsNullRef(ref state) ? 0 : state.Nbl;
    }

    /// <summary>
    /// Notes that a rule was found broken that keeps a list's frames from the wire, or wrong: that is no finding more.
    /// </summary>
    public void Blame(uint number)
    {
        ref NblState nbl = ref Nbls.Find(number);
        for (uint nb = number == 0 || Unsafe.IsNullRef(ref nbl) ? 0 : nbl.FirstNb; nb != 0;)
        {
            ref NbState state = ref Nbs.Find(nb);
            state.IsBlamed |= state.OnWire == 0;
            nb = state.Next;
        }
    }

    /// <summary>
    /// Notes that it was reported that the miniport is not done with the lists of which frames are mapped.
    /// </summary>
    public void NoteInterrupted()
    {
        foreach (uint number in Nbls.Numbers())
        {
            ref NblState nbl = ref Nbls.Find(number);
            nbl.IsReported |= nbl.Completed == 0 && IsMapped(nbl);
        }
    }

    /// <summary>True if a frame of a list is mapped, or a request for one is pending.</summary>
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

    /// <summary>
    /// True if an object belongs to a list that was completed in this activation under an open request. Of an MDL or
    /// data nobody knows the list.
    /// </summary>
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

    /// <summary>True if a mapping was requested for a frame of a list, or one was on the wire.</summary>
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
