using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Frames on the wire against what was sent: bytes and padding.</summary>
[Resets]
internal sealed partial class WireChecker(CheckerContext context) : IChecker
{
    // Lists with more elements than devices commonly take.
    private const ulong ManyElements = 40;

    internal static readonly RuleDescriptor RightOffset = new()
    {
        Id = "SGDMA-LIST-003",
        Level = RuleLevel.Must,
        Title = "CurrentMdlOffset is skipped, not DataOffset",
        Requirement = "The driver skips exactly CurrentMdlOffset bytes of the list (AMB-04).",
        Source = "AllocSG",
        Why = Consequence.BytesBeforeDataSent,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor LongSkip = new()
    {
        Id = "SGDMA-LIST-004",
        Level = RuleLevel.Must,
        Title = "The skip may span elements",
        Requirement = "The CurrentMdlOffset bytes that are skipped may be longer than the first element.",
        Source = "SgL, AllocSG",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.BytesBeforeDataSent,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor AnyOffset = new()
    {
        Id = "SGDMA-LIST-005",
        Level = RuleLevel.Must,
        Title = "The offset is skipped",
        Requirement = "The bytes of the list before CurrentMdlOffset are not sent.",
        Source = "AllocSG",
        Why = Consequence.BytesBeforeDataSent,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Capped = new()
    {
        Id = "SGDMA-LIST-007",
        Level = RuleLevel.Should,
        IsRobustness = true,
        Title = "No more than DataLength goes out",
        Requirement = "The driver itself ends a frame at DataLength and does not take its length from the MDL chain "
            + "or the list (AMB-04).",
        Source = "NbD",
        Why = Consequence.BytesBehindFrameSent,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor AllElements = new()
    {
        Id = "SGDMA-LIST-008",
        Level = RuleLevel.Must,
        Title = "All elements, in order",
        Requirement = "All elements are honoured, in order; NumberOfElements is read from the list.",
        Source = "SgL",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor TooMany = new()
    {
        Id = "SGDMA-LIST-009",
        Level = RuleLevel.Must,
        Title = "Too many elements",
        Requirement = "A list with more elements than the NIC takes is copied, coalesced or failed, never cut off.",
        Source = "SGC",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor AnySize = new()
    {
        Id = "SGDMA-LIST-011",
        Level = RuleLevel.Must,
        Title = "Elements of any size",
        Requirement = "The driver takes elements for neither page sized nor page aligned, nor for one an MDL, and it "
            + "joins none that do not follow each other.",
        Source = "SgL",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Transmitted = new()
    {
        Id = "SEND-005",
        Level = RuleLevel.Must,
        Title = "SUCCESS means sent",
        Requirement = "SUCCESS means that all NET_BUFFERs of the list, or the packet, were transmitted, queued in "
            + "hardware or copied.",
        Source = "SendC",
    };

    internal static readonly RuleDescriptor Padding = new()
    {
        Id = "SEND-013",
        Level = RuleLevel.Must,
        Title = "Short frames are padded with zeros",
        Requirement = "Frames shorter than the medium's minimum are padded with zeros.",
        Source = "Send",
        Why = Consequence.BytesBehindFrameSent,
    };

    internal static readonly RuleDescriptor TooLong = new()
    {
        Id = "SEND-014",
        Level = RuleLevel.Must,
        Title = "Frames that are too long",
        Requirement = "A NET_BUFFER that is too large for the NIC is completed with INVALID_LENGTH or another error, "
            + "never cut off.",
        Source = "SendC",
        AppliesTo = "sends with more payload than MtuSize",
    };

    private readonly OwnedRule _rightOffset = context.Rules.Own(RightOffset);
    private readonly OwnedRule _longSkip = context.Rules.Own(LongSkip);
    private readonly OwnedRule _anyOffset = context.Rules.Own(AnyOffset);
    private readonly OwnedRule _capped = context.Rules.Own(Capped);
    private readonly OwnedRule _allElements = context.Rules.Own(AllElements);
    private readonly OwnedRule _tooMany = context.Rules.Own(TooMany);
    private readonly OwnedRule _anySize = context.Rules.Own(AnySize);
    private readonly OwnedRule _transmitted = context.Rules.Own(Transmitted);
    private readonly OwnedRule _padding = context.Rules.Own(Padding);
    private readonly OwnedRule _tooLong = context.Rules.Own(TooLong);

    /// <summary>The most elements that the device took for a frame that was right.</summary>
    private uint _mostTaken;

    public static RuleDescriptor[] Rules =>
        [
            RightOffset, LongSkip, AnyOffset, Capped, AllElements, TooMany, AnySize, Transmitted, Padding, TooLong,
        ];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        WireMatch match = transmit.Match;
        if (match == WireMatch.None)
        {
            OnWrongFrame(e);
            return;
        }

        TraceObject item = transmit.Nb;
        ref readonly NbState nb = ref context.Sends.Nbs.Find(item.Number);
        if (item.Number == 0 || Unsafe.IsNullRef(in nb))
        {
            return;
        }

        _transmitted.Exercise();
        CountLists(nb);
        _mostTaken = Math.Max(_mostTaken, nb.Reads > 0 ? nb.ElementsRead : 0);
        CheckPadding(e, item, nb.DataLength, match);
    }

    /// <summary>Reading a list the wrong way shows only in frames whose list makes a difference.</summary>
    private void CountLists(in NbState nb)
    {
        _tooMany.Exercise(nb.Elements > ManyElements);
        if (nb.Reads > 0)
        {
            _anySize.Exercise(nb.Elements != nb.Mdls && nb.FirstElementLength >= nb.CurrentMdlOffset);
            _rightOffset.Exercise(nb.DataOffset != nb.CurrentMdlOffset);
            _longSkip.Exercise(nb.FirstElementLength < nb.CurrentMdlOffset);
            _anyOffset.Exercise(nb.CurrentMdlOffset != 0);
            _capped.Exercise(nb.HasLongList);
            _allElements.Exercise(nb.Elements > (nb.FirstElementLength <= nb.CurrentMdlOffset ? 2u : 1));
        }
    }

    private void CheckPadding(in TraceEvent e, TraceObject item, ulong dataLength, WireMatch match)
    {
        _padding.Exercise(dataLength < FrameSizes.Minimum);
        if (match is WireMatch.Runt or WireMatch.Unpadded)
        {
            _padding.Report(
                item,
                0,
                e.Sequence,
                "frames shorter than 60 bytes padded with zeros",
                match == WireMatch.Runt
                    ? Invariant($"it left on the wire with {new WireTransmitEvent(in e).Length} bytes")
                    : "it left on the wire with padding that is not zero");
        }
    }

    private void OnWrongFrame(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        TraceObject item = transmit.Suspect;
        ref readonly NbState nb = ref context.Sends.Nbs.Find(item.Number);
        if (item.Kind != ObjectKind.Nb || item.Number == 0 || Unsafe.IsNullRef(in nb))
        {
            context.Rules.Note(transmit.Frame, e.Sequence, "a frame left on the wire that NDIS did not send");
            return;
        }

        _transmitted.Exercise();
        CountLists(nb);
        if (IsTooLong(nb))
        {
            _tooLong.Report(
                item,
                nb.Submitted,
                e.Sequence,
                Invariant($"a frame of {nb.DataLength} bytes sent whole, or completed with an error"),
                Invariant($"it left on the wire with {transmit.Length} bytes"));
            return;
        }

        bool isLaidToList = nb.Reads != 0 && nb.OnWire == 0 && ReportListRule(e, item, nb);
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(nb.Nbl);
        if (!isLaidToList && !Unsafe.IsNullRef(in nbl) && nbl.Completed != 0)
        {
            ReportWrongBytes(item, nbl, e.Sequence, e.Sequence);
        }
    }

    /// <summary>What the device read of the list tells how the driver read it.</summary>
    private bool ReportListRule(in TraceEvent e, TraceObject item, in NbState nb)
    {
        WireTransmitEvent transmit = new(in e);
        if (nb.FirstRead == 0 && nb.CurrentMdlOffset != 0)
        {
            _anyOffset.Report(
                item,
                nb.Delivered,
                e.Sequence,
                Invariant($"the first {nb.CurrentMdlOffset} bytes (CurrentMdlOffset) of the list skipped"),
                "its frame began with the first byte of the list");
            return true;
        }

        if (nb.FirstRead == nb.DataOffset && nb.DataOffset != nb.CurrentMdlOffset)
        {
            _rightOffset.Report(
                item,
                nb.Delivered,
                e.Sequence,
                Invariant($"the first {nb.CurrentMdlOffset} bytes (CurrentMdlOffset) of the list skipped"),
                Invariant($"its frame began after {nb.DataOffset} bytes (DataOffset) of the list"));
            return true;
        }

        if (nb.FirstElementLength < nb.CurrentMdlOffset && nb.FirstRead != nb.CurrentMdlOffset)
        {
            _longSkip.Report(
                item,
                nb.Delivered,
                e.Sequence,
                Invariant($"{nb.CurrentMdlOffset} bytes (CurrentMdlOffset) skipped, whatever elements they cover"),
                Invariant($"its frame began after {nb.FirstRead} bytes; the first element has ")
                    + Invariant($"{nb.FirstElementLength}"));
            return true;
        }

        if (nb.HasLongList && transmit.Length > nb.DataLength)
        {
            _capped.Report(
                item,
                nb.Delivered,
                e.Sequence,
                Invariant($"a frame of {nb.DataLength} bytes (DataLength), however long the list is"),
                Invariant($"it left on the wire with {transmit.Length} bytes"));
            return true;
        }

        if (IsCutInsideElement(nb))
        {
            _anySize.Report(
                item,
                nb.Delivered,
                e.Sequence,
                "each SCATTER_GATHER_ELEMENT used for its whole Length",
                nb.ReadEndsAt == AccessEnd.Mdl ? "it was sent with an element of its list cut where an MDL ends"
                    : "it was sent with an element of its list cut where a page ends");
            return true;
        }

        return nb.Elements > 1 && ReportElements(e, item, nb);
    }

    /// <summary>The first read that was too short ended where an MDL or a page does, and no element.</summary>
    private static bool IsCutInsideElement(in NbState nb)
        => nb.FirstRead == nb.CurrentMdlOffset
            && nb.ReadEnd < nb.DataEnd
            && nb.ReadEndsAt is AccessEnd.Mdl or AccessEnd.Page;

    /// <summary>
    /// What is missing tells a limit from a loop that never sees the end: who stops after the first element, or leaves
    /// the last one out of every list, has no limit.
    /// </summary>
    private bool ReportElements(in TraceEvent e, TraceObject item, in NbState nb)
    {
        bool isFirstOnly = nb.ReadEnd == nb.FirstElementLength;
        bool isCut = nb.ReadEndsAt == AccessEnd.Element && nb.ReadEnd < nb.DataEnd;
        if (nb.IsReadInOrder && !isFirstOnly && !isCut)
        {
            return false;
        }

        bool lacksLastOnly = nb.ReadEnd + nb.LastElementLength == nb.DataEnd && _mostTaken < 2;
        bool isLimit = nb.IsReadInOrder && !isFirstOnly && !lacksLastOnly && nb.ElementsRead > 1
            && nb.FirstRead == nb.CurrentMdlOffset;
        OwnedRule rule = isLimit ? _tooMany : _allElements;
        rule.Report(
            item,
            nb.Delivered,
            e.Sequence,
            Invariant($"all {nb.Elements} elements of the list, in order"),
            !nb.IsReadInOrder ? "its list was read out of order by the device"
                : isFirstOnly ? "its frame ended with the first element"
                : Invariant($"its frame ended after {nb.ElementsRead} elements"));
        return true;
    }

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(completed.Nbl.Number);
        ExerciseLength(nbl);
        bool isFailed = completed.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS;
        if (Unsafe.IsNullRef(in nbl) || nbl.Completed != 0 || nbl.HasWrongFrame == isFailed)
        {
            return;
        }

        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            _tooMany.Exercise(isFailed && nb.Elements > ManyElements);
            if (!isFailed && nb.WrongFrame != 0 && !nb.IsSettled && !IsTooLong(nb))
            {
                ReportWrongBytes(new TraceObject(ObjectKind.Nb, number), nbl, nb.WrongFrame, e.Sequence);
            }

            number = nb.Next;
        }
    }

    private void ExerciseLength(in NblState nbl)
    {
        uint number = Unsafe.IsNullRef(in nbl) || nbl.Completed != 0 ? 0 : nbl.FirstNb;
        while (number != 0)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            _tooLong.Exercise(IsTooLong(nb));
            number = nb.Next;
        }
    }

    private bool IsTooLong(in NbState nb) => context.Adapters.Current?.IsTooLong(nb.DataLength) == true;

    private void ReportWrongBytes(TraceObject nb, in NblState nbl, long wrongFrame, long broken)
    {
        if (nbl.Completed != 0 && nbl.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            return;
        }

        _transmitted.Report(
            nb,
            wrongFrame,
            broken,
            "NDIS_STATUS_SUCCESS only for a send whose bytes left on the wire",
            "its frame left with other bytes");
    }
}
