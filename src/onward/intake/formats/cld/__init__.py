"""Adult social care Client Level Data: one CSV line an event (request, assessment, service, review) of an adult.

Source: NHS England CLD specification, release 1 wording to September 2025 and release 2 from October 2025. Both are in
use, and columns come as `Event Start Date` or `Event_Start_Date`; values and headings are compared without case and signs.
"""
