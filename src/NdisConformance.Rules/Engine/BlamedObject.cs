using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The object that a finding about a call names, as the row of the call says.</summary>
internal static class BlamedObject
{
    public static TraceObject Of(in TraceEvent call)
    {
        TraceRow row = TraceSchema.Of(call.Name);
        return row.Arguments.Count > row.Blamed && row.Arguments[row.Blamed] is { Type: TraceType.Obj } parameter
            ? new TraceObject(call.ValueOf(parameter))
            : default;
    }
}
