using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The records that <see cref="ReceiveTracker"/> keeps of the lists that NDIS holds.</summary>
[Resets]
internal sealed partial class ReceiveTable : IReceives
{
    public ObjectTable<ReceiveState> Nbls { get; } = new();

    public IndicatedData Data { get; } = new();

    TableView<ReceiveState> IReceives.Nbls => Nbls;

    ReadOnlySpan<IndicatedPiece> IReceives.Pieces => Data.Pieces;

    public TraceObject StaleLink { get; set; }

    /// <summary>Sequence of the newest indication.</summary>
    public long IndicationCall { get; set; }

    public bool IsBehindStaleLink { get; set; }

    public long Restarted { get; set; }

    public int Unused { get; set; }

    public bool HasReclaimed { get; set; }

    public TraceObject Ignored { get; set; }

    public int Outstanding { get; set; }

    public bool IsHaltedOver { get; set; }

    public int GivenUp { get; set; }

    public bool IsLeftBehind { get; set; }

    public void BeginHalt()
    {
        IsHaltedOver = Outstanding > 0;
        IsLeftBehind = false;
        GivenUp = 0;
    }

    /// <summary>Forgets all lists; whether they were left behind is known until the next halt.</summary>
    public void Clear()
    {
        Nbls.Clear();
        Data.Clear();
        Outstanding = 0;
        IsHaltedOver = false;
        GivenUp = 0;
    }

    public bool IsGivenUp(TraceObject nbl)
        => IsHaltedOver
            && nbl.Kind == ObjectKind.Nbl
            && nbl.Number != 0
            && !Unsafe.IsNullRef(ref Nbls.Find(nbl.Number));

    public bool IsInUse(in NdisFreeMdlCall call)
        => call.UsedBy.Number != 0
            && (call.UsedBy.Kind == ObjectKind.Sg || call.Owner != OwnerCode.Miniport)
            && !IsGivenUp(call.UsedBy);
}
